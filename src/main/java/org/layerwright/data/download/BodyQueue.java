package org.layerwright.data.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a response, taken piece by piece by one thread that waits for each piece no longer than it wants to. The
 * next piece is asked for when the last one was taken, so a slow disk slows the network and nothing piles up.
 */
final class BodyQueue implements BodySubscriber<BodyQueue> {
    private static final Piece END = new Piece(List.of(), null, true);

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    private record Piece(List<ByteBuffer> bytes, Throwable failure, boolean last) {}

    @Override
    public CompletionStage<BodyQueue> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.complete(given)) {
            given.request(1);
        } else {
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        if (bytes.isEmpty()) {
            subscription.thenAccept(s -> s.request(1)); // An empty list means the end here.
        } else {
            pieces.add(new Piece(bytes, null, false));
        }
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), failure, true));
    }

    @Override
    public void onComplete() {
        pieces.add(END);
    }

    /**
     * The next piece; an empty list at the end.
     *
     * @throws TimeoutException if none comes in time
     * @throws BrokenBodyException if the connection broke
     */
    List<ByteBuffer> next(Duration patience) throws TimeoutException, BrokenBodyException {
        Piece piece;
        try {
            piece = pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Cancellation.interrupted();
        }
        if (piece == null) {
            throw new TimeoutException();
        }
        if (piece.failure() instanceof CancellationException cancelled) {
            throw cancelled;
        }
        if (piece.failure() != null) {
            throw new BrokenBodyException(piece.failure());
        }
        if (!piece.last()) {
            subscription.thenAccept(s -> s.request(1));
        }
        return piece.bytes();
    }

    /** Closes the connection and wakes whoever waits for a piece. Does nothing after the end. */
    void cancel() {
        subscription.thenAccept(Flow.Subscription::cancel);
        pieces.add(new Piece(List.of(), new CancellationException(), true));
    }

    /** The connection broke before the body's end. */
    static final class BrokenBodyException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenBodyException(Throwable cause) {
            super(cause);
        }
    }
}
