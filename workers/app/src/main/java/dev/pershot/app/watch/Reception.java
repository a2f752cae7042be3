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
      Consumer<String> say) {
    this.statuses = statuses;
    this.titles = titles;
    this.following = following;
    this.jobs = jobs;
    this.output = output;
    this.own = List.copyOf(own);
    this.say = say;
  }

  /**
   * Sees to it that the upload has its title, or is told why not.
   *
   * @throws PershotException where neither could be done now
   */
  void accept(Upload upload) {
    if (isOwn(upload) || statuses.isSettled(upload)) {
      return;
    }
    UploadedTitle title = new UploadedTitle(upload, output.of(upload));
    if (titles.isKnown(upload)) {
      following.follow(title);
      return;
    }
    Optional<ObjectState> now = statuses.master(upload);
    if (now.isEmpty()) {
      say.accept(upload + " is gone again: no title is started");
    } else if (!upload.is(now.get())) {
      say.accept(
          upload + " was replaced by another version: no title is started of " + upload.version());
    } else {
      start(title);
    }
  }

  /** Whether this is something that Pershot wrote, or the mark of a folder. */
  private boolean isOwn(Upload upload) {
    return Upload.isStatus(upload.key())
        || upload.key().endsWith("/")
        || own.stream().anyMatch(upload.toString()::startsWith);
  }

  private void start(UploadedTitle title) {
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
      return;
    }
    statuses.write(upload, UploadStatus.queued(upload));
    if (titles.start(title, job)) {
      say.accept(upload + " is title " + upload.title());
    }
    following.follow(title);
  }
}
