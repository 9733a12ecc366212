package org.layerwright.worker.fake;

import org.layerwright.worker.host.WorkerProgram;

/** A worker process whose engine is the fake one. */
public final class FakeWorkerMain {
    private FakeWorkerMain() {}

    public static void main(String[] args) {
        WorkerProgram.run(System.in, home -> new FakeEngine());
    }
}
