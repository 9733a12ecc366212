package org.layerwright.archfixture.cli;

/** May print its result. */
public final class TidyCommand {
    public void run() {
        System.out.println("a result");
    }
}
