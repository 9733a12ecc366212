package org.layerwright.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.layerwright.run.AppFolders;

/** The command line as a process of its own, with a fake engine; its first argument is the user's folder. */
final class FakeCliMain {
    private FakeCliMain() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        System.exit(Main.run(
                Arrays.copyOfRange(args, 1, args.length),
                System.out,
                System.err,
                new AppFolders(folder, folder),
                Map.of(Main.LANGUAGE_VARIABLE, "en"),
                CliRun.fakeWorker(folder)));
    }
}
