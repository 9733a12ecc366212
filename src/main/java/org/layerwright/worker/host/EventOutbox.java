package org.layerwright.worker.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.layerwright.worker.link.Connection;

/**
 * Sends events on a thread of its own, so that training never waits for a slow reader. Where a reader falls behind by
 * more than the limit, the reports of single steps are left out (the diary has them); everything else is kept.
 */
final class EventOutbox {
    private static final int MAX_BATCH = 512;

    private final Connection connection;
    private final int limit;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Thread sender = new Thread(this::send, "layerwright-events");
    private boolean closing;
    private boolean broken;

    EventOutbox(Connection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
        sender.setDaemon(true);
        sender.start();
    }

    /**
     * Takes a line. Never waits.
     *
     * @param optional whether it may be left out where the reader is far behind
     */
    synchronized void offer(String line, boolean optional) {
        if (broken || closing || (optional && waiting.size() >= limit)) {
            return;
        }
        waiting.add(line);
        notifyAll();
    }

    /** Sends what is still waiting, for so long at most, and ends. */
    void close(Duration patience) {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            sender.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try {
            for (String lines = take(); lines != null; lines = take()) {
                connection.writeLine(lines);
            }
        } catch (IOException e) {
            // The owner is gone; the host learns of it by itself.
            giveUp();
        }
    }

    private synchronized void giveUp() {
        broken = true;
        waiting.clear();
    }

    private synchronized String take() {
        while (waiting.isEmpty()) {
            if (closing) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                return null;
            }
        }
        StringBuilder lines = new StringBuilder(waiting.remove());
        for (int i = 1; i < MAX_BATCH && !waiting.isEmpty(); i++) {
            lines.append('\n').append(waiting.remove());
        }
        return lines.toString();
    }
}
