package org.layerwright.worker.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.worker.link.Connection;
import org.layerwright.worker.link.Invitation;

/** A worker process that becomes ready and then sends what is no event. */
public final class GarbageWorkerMain {
    private GarbageWorkerMain() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Connection owner = Connection.to(Invitation.fromLine(in.readLine()))) {
            owner.writeLine(new LineCodec<>(WorkerEvent.class)
                    .encode(new WorkerEvent.Ready(
                            "cpu", "garbage", 1, ProcessHandle.current().pid())));
            owner.readLine();
            owner.writeLine("this is no event");
            owner.readLine();
        }
    }
}
