package dev.pershot.storage.s3;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells a user what a failure of S3 means. The SDK's own exception is dropped, also as a cause:
 * causes travel into histories and logs, and what a server writes into its message is not ours to
 * vouch for. Of the answer only the status, the code and the request's id are kept.
 */
final class S3Faults {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._=/+-]{1,80}");

  /** No more than servers make of one: what they were sent does not pass for it. */
  private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");
  private static final Set<String> UNKNOWN_CREDENTIALS =
      Set.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidToken",
          "InvalidSecurity",
          "InvalidClientTokenId",
          "InvalidIdentityToken",
          "UnrecognizedClientException");
  private static final Set<String> OTHER_REGION =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint");
  private static final Set<String> FULL =
      Set.of("QuotaExceeded", "InsufficientStorage", "XMinioStorageFull");
  private static final Set<String> BUSY =
      Set.of("SlowDown", "ServiceUnavailable", "RequestTimeout", "ConditionalRequestConflict");

  private final String server;

  S3Faults(S3Settings settings) {
    this.server = settings.server();
  }

  /** The failure that an error at a place amounts to. */
  PershotException of(S3Place place, SdkException e) {
    Optional<PershotException> ours = cause(e, PershotException.class);
    if (ours.isPresent()) {
      return ours.get();
    }
    return e instanceof AwsServiceException answer ? refused(place, answer) : unanswered(e);
  }

  /** The server's own word for a failure, or nothing where it gave none. */
  static String code(AwsServiceException e) {
    @Nullable AwsErrorDetails details = e.awsErrorDetails();
    @Nullable String code = details == null ? null : details.errorCode();
    return code != null && PLAIN.matcher(code).matches() ? code : "";
  }

  private PershotException refused(S3Place place, AwsServiceException e) {
    int status = e.statusCode();
    String code = code(e);
    if (code.equals("NoSuchBucket")) {
      return failure(
          ErrorCode.STORE_MISSING,
          "there is no bucket '" + place.bucket() + "' at " + server,
          e,
          "create it or name another");
    }
    if (status == 301 || OTHER_REGION.contains(code)) {
      return failure(
          ErrorCode.STORE_MISSING,
          "the bucket '" + place.bucket() + "' is in " + region(e),
          e,
          "set AWS_REGION to it");
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return failure(
          ErrorCode.STORE_DENIED, "this machine's clock is not " + server + "'s", e, "set it");
    }
    if (EXPIRED.contains(code)) {
      return failure(
          ErrorCode.STORE_DENIED,
          "the credentials for " + server + " have expired",
          e,
          "renew them and start again");
    }
    if (UNKNOWN_CREDENTIALS.contains(code)) {
      return failure(
          ErrorCode.STORE_DENIED,
          server + " does not accept the credentials in use",
          e,
          "check the environment, the profile or the role that they come from");
    }
    if (status == 401 || status == 403) {
      return failure(
          ErrorCode.STORE_DENIED,
          "access to " + place + " was denied",
          e,
          "give the credentials in use the permissions of docs/store.md");
    }
    if (status == 507 || FULL.contains(code)) {
      return failure(ErrorCode.STORE_FULL, server + " has no room left", e, "make some");
    }
    if (status == 429 || (status >= 500 && status != 501) || BUSY.contains(code)) {
      return failure(
          ErrorCode.STORE_UNREACHABLE,
          server + " does not keep up, or is disturbed, at " + place,
          e,
          "try again later");
    }
    return failure(
        ErrorCode.STORE_UNWRITABLE, server + " refused " + place, e, "see docs/store.md");
  }

  private static PershotException failure(
      ErrorCode code, String what, AwsServiceException e, String remedy) {
    return new PershotException(code, what + " (" + answer(e) + "); " + remedy);
  }

  /** Such as {@code 403 AccessDenied, request 4442587FB7D0A2F9}. */
  private static String answer(AwsServiceException e) {
    String code = code(e).isEmpty() ? "" : " " + code(e);
    @Nullable String id = e.requestId();
    boolean isPlain = id != null && REQUEST.matcher(id).matches();
    return e.statusCode() + code + (isPlain ? ", request " + id : "");
  }

  private static String region(AwsServiceException e) {
    @Nullable AwsErrorDetails details = e.awsErrorDetails();
    return Optional.ofNullable(details)
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
        .filter(name -> PLAIN.matcher(name).matches())
        .map(name -> "the region " + name)
        .orElse("another region");
  }

  private PershotException unanswered(SdkException e) {
    if (e instanceof AbortedException) {
      return new PershotException(
          ErrorCode.STORE_UNREACHABLE, "work with " + server + " was interrupted");
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("Unable to load credentials")) {
      return new PershotException(
          ErrorCode.STORE_DENIED,
          "no credentials for "
              + server
              + " were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE, or"
              + " give the machine a role");
    }
    if (message.contains("Unable to load region")) {
      return new PershotException(
          ErrorCode.USAGE, "no AWS region is set; set AWS_REGION, or name a --s3-endpoint");
    }
    String why =
        cause(e, UnknownHostException.class).isPresent()
            ? "cannot find " + server
            : cause(e, SSLException.class).isPresent()
                ? "cannot make a secure connection to " + server
                : "no answer from " + server;
    return new PershotException(
        ErrorCode.STORE_UNREACHABLE,
        why + " (" + root(e) + "); check --s3-endpoint, the region and the network");
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  /** By its class alone: a message may quote a signed request. */
  private static String root(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at.getClass().getSimpleName();
  }
}
