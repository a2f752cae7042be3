package dev.pershot.app.watch;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Tells a user what a failure of SQS means. As with S3 the SDK's own exception and message are
 * dropped, since they may quote a signed request.
 */
final class QueueFaults {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,80}");

  private QueueFaults() {}

  static PershotException of(QueueAddress queue, SdkException e) {
    return e instanceof AwsServiceException answer ? refused(queue, answer) : unanswered(queue, e);
  }

  private static PershotException refused(QueueAddress queue, AwsServiceException e) {
    String code =
        Optional.ofNullable(e.awsErrorDetails())
            .map(details -> details.errorCode())
            .filter(text -> PLAIN.matcher(text).matches())
            .orElse("");
    String answer = " (" + (e.statusCode() + " " + code).trim() + ")";
    if (e instanceof QueueDoesNotExistException || code.contains("NonExistentQueue")) {
      return new PershotException(
          ErrorCode.QUEUE_MISSING, "there is no queue " + queue + answer + "; check --queue");
    }
    if (code.contains("Expired")) {
      return new PershotException(
          ErrorCode.QUEUE_DENIED,
          "the credentials for the queue " + queue + " have expired" + answer + "; renew them");
    }
    if (e.statusCode() == 429 || e.statusCode() >= 500 || code.contains("Throttl")) {
      return new PershotException(
          ErrorCode.QUEUE_UNREACHABLE, "the queue " + queue + " is disturbed" + answer);
    }
    return new PershotException(
        ErrorCode.QUEUE_DENIED,
        "access to the queue " + queue + " was denied" + answer + "; see docs/watch.md");
  }

  private static PershotException unanswered(QueueAddress queue, SdkException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Unable to load credentials")) {
      return new PershotException(
          ErrorCode.QUEUE_DENIED,
          "no credentials for the queue "
              + queue
              + " were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE, or"
              + " give the machine a role");
    }
    return new PershotException(
        ErrorCode.QUEUE_UNREACHABLE,
        "no answer from the queue " + queue + "; check --queue, --sqs-endpoint and the network");
  }
}
