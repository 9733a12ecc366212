package org.layerwright.run;

import java.io.IOException;
import java.nio.file.Path;

/** Another process: locks the folder that it is given, says so with one byte, and holds it until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (RunLock lock = RunFolder.open(Path.of(args[0])).lock()) {
            System.out.write(lock != null ? 'L' : '?');
            System.out.flush();
            while (System.in.read() >= 0) {
                // Until the test closes our input.
            }
        }
    }
}
