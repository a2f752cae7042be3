package dev.pershot.app.watch;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue in SQS. What is taken from it comes back after a while, unless it is removed. */
public final class UploadQueue implements AutoCloseable {
  /** A message that is worked on is held again well before. */
  static final Duration HELD = Duration.ofMinutes(2);

  /** The most that SQS gives at once. */
  private static final int MOST = 10;

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final QueueAddress address;
  private final SqsClient client;

  private UploadQueue(QueueAddress address, SqsClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * A message.
   *
   * @param receipt by which SQS knows that it was taken
   * @param taken how often it was, this time included
   */
  record Taken(String body, String receipt, int taken) {}

  /** Nothing is asked yet. */
  public static UploadQueue open(QueueAddress address) {
    SqsClientBuilder builder =
        SqsClient.builder().httpClientBuilder(Apache5HttpClient.builder().socketTimeout(SILENCE));
    address.region().map(Region::of).ifPresent(builder::region);
    address
        .endpoint()
        .ifPresent(
            endpoint ->
                builder
                    .endpointOverride(endpoint)
                    .region(
                        address.region().map(Region::of).orElseGet(UploadQueue::regionOrFirst)));
    try {
      return new UploadQueue(address, builder.build());
    } catch (SdkException e) {
      throw QueueFaults.of(address, e);
    }
  }

  /** As with S3: servers other than AWS rarely have regions. */
  private static Region regionOrFirst() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkException none) {
      return Region.US_EAST_1;
    }
  }

  private <T> T ask(Function<SqsClient, T> request) {
    try {
      return request.apply(client);
    } catch (SdkException e) {
      throw QueueFaults.of(address, e);
    }
  }

  /** Whether what nobody can read ends somewhere. */
  boolean hasDeadLetters() {
    return ask(
        sqs ->
            sqs.getQueueAttributes(
                    get ->
                        get.queueUrl(address.url())
                            .attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .containsKey(QueueAttributeName.REDRIVE_POLICY));
  }

  /** The next messages; none if there are none for so long. */
  List<Taken> take(Duration wait) {
    return ask(
            sqs ->
                sqs.receiveMessage(
                    receive ->
                        receive
                            .queueUrl(address.url())
                            .maxNumberOfMessages(MOST)
                            .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                            .visibilityTimeout((int) HELD.toSeconds())
                            .waitTimeSeconds((int) wait.toSeconds())))
        .messages()
        .stream()
        .map(UploadQueue::taken)
        .toList();
  }

  private static Taken taken(Message message) {
    String count =
        message
            .attributes()
            .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    return new Taken(message.body(), message.receiptHandle(), Integer.parseInt(count));
  }

  /** Nobody else gets the message before so long. */
  void hold(Taken message, Duration atLeast) {
    ask(
        sqs ->
            sqs.changeMessageVisibility(
                change ->
                    change
                        .queueUrl(address.url())
                        .receiptHandle(message.receipt())
                        .visibilityTimeout((int) atLeast.toSeconds())));
  }

  /** The message is dealt with. */
  void remove(Taken message) {
    ask(
        sqs ->
            sqs.deleteMessage(
                delete -> delete.queueUrl(address.url()).receiptHandle(message.receipt())));
  }

  @Override
  public void close() {
    client.close();
  }
}
