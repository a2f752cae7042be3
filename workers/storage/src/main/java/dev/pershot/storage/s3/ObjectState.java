package dev.pershot.storage.s3;

import java.util.Optional;

/**
 * What an object is at the time it is looked at.
 *
 * @param bytes its length
 * @param etag changes with its bytes; with the quotes that S3 writes around it
 * @param versionId in a bucket that keeps versions
 * @param sha256 of its bytes in hex, where Pershot wrote it
 */
public record ObjectState(
    long bytes, String etag, Optional<String> versionId, Optional<String> sha256) {}
