package dev.pershot.app.cluster;

/** Whether a cluster's parts answer. */
public final class ClusterStatus {
  private final Cluster cluster;
  private final S3Credentials credentials;

  public ClusterStatus(Cluster cluster, S3Credentials credentials) {
    this.cluster = cluster;
    this.credentials = credentials;
  }

  public boolean temporalAnswers() {
    return cluster.running(Cluster.TEMPORAL).isPresent() && new TemporalServer(cluster).answers();
  }

  public boolean s3Answers() {
    return cluster.running(Cluster.S3).isPresent() && new S3Server(cluster, credentials).answers();
  }
}
