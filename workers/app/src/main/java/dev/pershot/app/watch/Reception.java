package dev.pershot.app.watch;

import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.ObjectState;
import dev.pershot.workflow.api.JobRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides what is to be done about an upload. What was done once comes to nothing again. */
public final class Reception {
  private final StatusObjects statuses;
  private final UploadedTitles titles;
  private final Following following;
  private final JobOfUpload jobs;
  private final OutputTemplate output;
  private final List<String> own;
  private final Consumer<String> say;
  private final Consumer<UploadOutcome> count;

  /**
   * A reception.
   *
   * @param own what the places of our own objects begin with, which are never masters
   */
  Reception(
      StatusObjects statuses,
      UploadedTitles titles,
      Following following,
      JobOfUpload jobs,
      OutputTemplate output,
      List<String> own,
      Consumer<String> say,
      Consumer<UploadOutcome> count) {
    this.statuses = statuses;
    this.titles = titles;
    this.following = following;
    this.jobs = jobs;
    this.output = output;
    this.own = List.copyOf(own);
    this.say = say;
    this.count = count;
  }

  /**
   * Sees to it that the upload has its title, or is told why not.
   *
   * @throws PershotException where neither could be done now
   */
  void accept(Upload upload) {
    count.accept(received(upload));
  }

  private UploadOutcome received(Upload upload) {
    if (isOwn(upload)) {
      return UploadOutcome.IGNORED;
    }
    if (statuses.isSettled(upload)) {
      return UploadOutcome.KNOWN;
    }
    UploadedTitle title = new UploadedTitle(upload, output.of(upload));
    if (titles.isKnown(upload)) {
      following.follow(title);
      return UploadOutcome.KNOWN;
    }
    Optional<ObjectState> now = statuses.master(upload);
    if (now.isEmpty()) {
      say.accept(upload + " is gone again: no title is started");
    } else if (!upload.is(now.get())) {
      say.accept(
          upload + " was replaced by another version: no title is started of " + upload.version());
    } else {
      return start(title);
    }
    return UploadOutcome.IGNORED;
  }

  /** Whether this is something that Pershot wrote, or the mark of a folder. */
  private boolean isOwn(Upload upload) {
    return Upload.isStatus(upload.key())
        || upload.key().endsWith("/")
        || own.stream().anyMatch(upload.toString()::startsWith);
  }

  private UploadOutcome start(UploadedTitle title) {
    Upload upload = title.upload();
    JobRef job;
    try {
      job = jobs.of(title);
    } catch (PershotException e) {
      if (!UploadStatus.isUnfit(e)) {
        throw e;
      }
      statuses.write(upload, UploadStatus.of(upload, e));
      say.accept(upload + " is refused: " + e.getMessage());
      return UploadOutcome.REFUSED;
    }
    statuses.write(upload, UploadStatus.queued(upload));
    boolean started = titles.start(title, job);
    if (started) {
      say.accept(upload + " is title " + upload.title());
    }
    following.follow(title);
    return started ? UploadOutcome.STARTED : UploadOutcome.KNOWN;
  }
}
