package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.layerwright.event.WorkerEvent;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.WorkerProcess.Ending;

class EndWordsTest {
    private final Texts english = new Texts(Texts.ENGLISH);

    @Test
    void namesSignalsAndExitCodes() {
        assertEquals("exit code 3", EndWords.exit(3, english));
        assertEquals("signal 11, SIGSEGV", EndWords.exit(139, english));
        assertTrue(EndWords.exit(137, english).contains("memory"));
        assertEquals("exit code 250", EndWords.exit(250, english));
    }

    @Test
    void wordsALossInTheLanguageOfTheMoment() {
        WorkerEvent.Lost lost = EndWords.lost(new Ending(139, true, false, null), true, new Texts(Texts.CHINESE));
        assertEquals("训练进程意外结束：信号 11，SIGSEGV。 可以从最近的检查点继续训练。", lost.reason());
    }

    @Test
    void saysThatAWorkerWasTooSlow() {
        WorkerEvent.Failed failed = EndWords.notReady(new Ending(137, false, true, null), "still loading", false);
        assertEquals("error.worker.late", failed.code());
        assertTrue(failed.message().contains("120 seconds"), failed.message());
        assertTrue(failed.message().contains("still loading"), failed.message());
    }
}
