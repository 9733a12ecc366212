package org.layerwright.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks the user a question that is answered with yes or no. */
interface Answers {
    /** Whether there is someone to ask. */
    boolean canAsk();

    /** Asks; whatever is not a yes is a no. */
    boolean yes(String question);

    /** Asks at the terminal that this process was started from. */
    static Answers ofTerminal(PrintStream err, boolean terminal) {
        return new Answers() {
            @Override
            public boolean canAsk() {
                return terminal;
            }

            @Override
            public boolean yes(String question) {
                err.print(question + " ");
                err.flush();
                try {
                    // Not closed: the standard input is not ours.
                    String line =
                            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
                    return line != null && isYes(line);
                } catch (IOException e) {
                    return false;
                }
            }
        };
    }

    /** {@code y}, {@code yes} or {@code 是}, in any case. */
    static boolean isYes(String line) {
        String word = line.strip().toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes") || word.equals("是");
    }
}
