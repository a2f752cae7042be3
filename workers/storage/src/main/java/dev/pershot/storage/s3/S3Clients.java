package dev.pershot.storage.s3;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Sets up the SDK: what is waited for, what is tried again, and nothing about credentials. */
final class S3Clients {
  private static final int CONNECTIONS = 128;

  /** Of one attempt, a part of a large file included; silence ends it much sooner. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(5);

  private static final Duration LONGEST_CALL = Duration.ofMinutes(20);

  private S3Clients() {}

  static S3Client of(S3Settings settings) {
    Patience patience = settings.patience();
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(CONNECTIONS)
                    .connectionTimeout(patience.connect())
                    .socketTimeout(patience.silence())
                    .connectionAcquisitionTimeout(Duration.ofMinutes(1)))
            .overrideConfiguration(
                all ->
                    all.retryStrategy(retries(patience))
                        .apiCallAttemptTimeout(LONGEST_ATTEMPT)
                        .apiCallTimeout(LONGEST_CALL))
            // Checksums are computed before sending and put into headers: that is verified by the
            // server all the same, and more servers know it than checksums in trailers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    settings
        .endpoint()
        .ifPresent(
            endpoint ->
                builder.endpointOverride(endpoint).forcePathStyle(true).region(regionOrFirst()));
    return builder.build();
  }

  /**
   * Without the SDK's circuit breaker, which is there to fail early: a trial that took minutes is
   * worth half a minute of waiting for its store.
   */
  private static StandardRetryStrategy retries(Patience patience) {
    BackoffStrategy delays =
        BackoffStrategy.exponentialDelay(patience.firstDelay(), patience.longestDelay());
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(patience.attempts())
        .backoffStrategy(delays)
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(
                patience.firstDelay().multipliedBy(5), patience.longestDelay()))
        .circuitBreakerEnabled(false)
        .build();
  }

  /** Servers other than AWS rarely have regions; instance metadata is not asked for one. */
  private static Region regionOrFirst() {
    AwsRegionProvider named =
        new AwsRegionProviderChain(
            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
    try {
      return named.getRegion();
    } catch (software.amazon.awssdk.core.exception.SdkClientException none) {
      return Region.US_EAST_1;
    }
  }
}
