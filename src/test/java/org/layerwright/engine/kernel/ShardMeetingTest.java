package org.layerwright.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShardMeetingTest {
    /** Everybody sees what all others wrote in the same round, thousands of times. */
    @Test
    void allSeeWhatAllWrote() throws Exception {
        int rounds = 3000;
        ShardMeeting meeting = new ShardMeeting(3);
        double[][] even = meeting.board("even", 1);
        double[][] odd = meeting.board("odd", 1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?>[] results = new Future<?>[3];
            for (int i = 0; i < 3; i++) {
                int shard = i;
                results[i] = threads.submit(() -> {
                    for (int round = 1; round <= rounds; round++) {
                        // Two boards in turn, as a step's forward and backward passes have.
                        double[][] board = round % 2 == 0 ? even : odd;
                        board[shard][0] = round * (shard + 1);
                        meeting.await(shard);
                        assertEquals(round * 6, board[0][0] + board[1][0] + board[2][0]);
                    }
                });
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void breakingUpReleasesWhoWaitsAndWhoComesLater() throws Exception {
        ShardMeeting meeting = new ShardMeeting(3);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> meeting.await(0));
            Future<?> second = threads.submit(() -> meeting.await(1));
            meeting.breakUp();
            for (Future<?> waiting : new Future<?>[] {first, second}) {
                ExecutionException end = assertThrows(ExecutionException.class, waiting::get);
                assertTrue(end.getCause() instanceof ShardMeeting.Broken);
            }
            assertThrows(ShardMeeting.Broken.class, () -> meeting.await(2));
            meeting.open();
            Future<?> again = threads.submit(() -> meeting.await(0));
            Future<?> other = threads.submit(() -> meeting.await(1));
            meeting.await(2);
            again.get();
            other.get();
        } finally {
            threads.shutdownNow();
        }
    }
}
