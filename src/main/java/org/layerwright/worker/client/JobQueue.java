package org.layerwright.worker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.event.WorkerCommand;

/**
 * The work that workers were given and have not answered yet. A worker does one job after the other, so the oldest one
 * that it was given is what its answer, its failure or its death belongs to. Not safe for several threads.
 */
final class JobQueue {
    private final List<Job> jobs = new ArrayList<>();

    /** A run or a question, and the worker that has it, or null where it was not sent yet. */
    static final class Job {
        private final WorkerCommand command;
        private WorkerProcess worker;

        private Job(WorkerCommand command) {
            this.command = command;
        }

        WorkerCommand command() {
            return command;
        }

        boolean isRun() {
            return command instanceof WorkerCommand.StartRun;
        }

        /** The id of a question; empty for a run. */
        String requestId() {
            return command.requestId();
        }
    }

    Job add(WorkerCommand command) {
        Job job = new Job(command);
        jobs.add(job);
        return job;
    }

    void give(Job job, WorkerProcess worker) {
        job.worker = worker;
    }

    /** What a worker is busy with. */
    Optional<Job> oldestOf(WorkerProcess worker) {
        return jobs.stream().filter(job -> job.worker == worker).findFirst();
    }

    /**
     * What an event of a worker is about: the question with this id, or what the worker is busy with.
     *
     * @param requestId empty where the event names none
     */
    Optional<Job> find(WorkerProcess worker, String requestId) {
        return requestId.isEmpty()
                ? oldestOf(worker)
                : jobs.stream()
                        .filter(job -> job.worker == worker && job.requestId().equals(requestId))
                        .findFirst();
    }

    /** Everything a worker was given and will not do any more. */
    List<Job> allOf(WorkerProcess worker) {
        return jobs.stream().filter(job -> job.worker == worker).toList();
    }

    void remove(Job job) {
        jobs.remove(job);
    }
}
