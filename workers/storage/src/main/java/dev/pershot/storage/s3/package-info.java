/**
 * S3, and what speaks its protocol: a store in a bucket, masters read by ranges, output put beside.
 * The only package that knows the AWS SDK.
 */
@NullMarked
package dev.pershot.storage.s3;

import org.jspecify.annotations.NullMarked;
