package org.layerwright.run.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.layerwright.event.Histogram;

/**
 * One event of TensorBoard in protobuf's encoding. Numbers of fields are those of tensorflow/core/util/event.proto,
 * framework/summary.proto and framework/histogram.proto.
 */
final class SummaryEvent {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int HISTOGRAM = 5;
    private static final int BUCKET_LIMIT = 6;
    private static final int BUCKET = 7;

    private final Instant at;
    private final long step;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();

    SummaryEvent(Instant at, long step) {
        this.at = at;
        this.step = step;
    }

    /** The first event of each file. */
    static byte[] version(Instant at) throws IOException {
        return message(out -> {
            out.writeDouble(WALL_TIME, seconds(at));
            out.writeString(FILE_VERSION, "brain.Event:2");
        });
    }

    /** Adds a number; one that is not a number is left out. */
    SummaryEvent scalar(String tag, double value) throws IOException {
        if (!Double.isNaN(value)) {
            value(tag, out -> out.writeFloat(SIMPLE_VALUE, (float) value));
        }
        return this;
    }

    /**
     * Adds a histogram; one without values is left out.
     *
     * @param sum of the values
     * @param squares the sum of their squares
     */
    SummaryEvent histogram(String tag, Histogram histogram, double sum, double squares) throws IOException {
        long count = histogram.counts().stream().mapToLong(Long::longValue).sum();
        if (count > 0) {
            byte[] message = histogram(histogram, count, sum, squares);
            value(tag, out -> out.writeByteArray(HISTOGRAM, message));
        }
        return this;
    }

    private static byte[] histogram(Histogram histogram, long count, double sum, double squares) throws IOException {
        double low = histogram.low();
        double high = histogram.high();
        int bins = histogram.counts().size();
        return message(out -> {
            int field = 1;
            for (double figure : new double[] {low, high, count, sum, squares}) {
                out.writeDouble(field++, figure);
            }
            out.writeByteArray(BUCKET_LIMIT, message(limits -> {
                for (int i = 1; i <= bins; i++) {
                    limits.writeDoubleNoTag(i == bins ? high : low + (high - low) * i / bins);
                }
            }));
            out.writeByteArray(BUCKET, message(buckets -> {
                for (long each : histogram.counts()) {
                    buckets.writeDoubleNoTag(each);
                }
            }));
        });
    }

    boolean isEmpty() {
        return values.size() == 0;
    }

    byte[] bytes() throws IOException {
        return message(out -> {
            out.writeDouble(WALL_TIME, seconds(at));
            out.writeInt64(STEP, step);
            out.writeByteArray(SUMMARY, values.toByteArray());
        });
    }

    private void value(String tag, Body body) throws IOException {
        byte[] value = message(out -> {
            out.writeString(TAG, tag);
            body.writeTo(out);
        });
        CodedOutputStream out = CodedOutputStream.newInstance(values);
        out.writeByteArray(VALUE, value);
        out.flush();
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    /** Writes the fields of a message. */
    private interface Body {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        body.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }
}
