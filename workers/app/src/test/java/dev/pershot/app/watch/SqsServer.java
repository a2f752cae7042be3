package dev.pershot.app.watch;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this process: a queue of masters, and one for what nobody could read. */
public final class SqsServer implements AutoCloseable {
  /** So often a message is taken before it is a dead letter. */
  public static final int TAKEN_AT_MOST = 2;

  private final SQSRestServer server;
  private final SqsClient client;
  private final String queue;
  private final String deadLetters;

  private SqsServer(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    this.deadLetters = create("dead-letters", Map.of());
    String arn =
        client
            .getQueueAttributes(
                get -> get.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String policy =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(arn, TAKEN_AT_MOST);
    this.queue = create("masters", Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
  }

  public static SqsServer start() {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    InetSocketAddress at = server.waitUntilStarted().localAddress();
    return new SqsServer(server, URI.create("http://127.0.0.1:" + at.getPort()));
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    return client.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
  }

  public String queue() {
    return queue;
  }

  public String deadLetters() {
    return deadLetters;
  }

  public void send(String message) {
    client.sendMessage(send -> send.queueUrl(queue).messageBody(message));
  }

  /** How many messages are there, taken or not. */
  public int messages(String url) {
    return client
        .getQueueAttributes(
            get ->
                get.queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }
}
