package org.layerwright.engine.array;

import java.util.List;

/** The channels of several values one after the other; each gets its part of the gradient back. */
final class ConcatArrayKernel extends SequenceKernel {
    private static final int CHANNELS = 1;
    private static final long ALL = -1;

    ConcatArrayKernel(ArraySite site) {
        addForward(site.op("concat", site.inputs(), List.of(site.y()), new long[] {CHANNELS})::run);
        int rank = site.y().whole().rank();
        long from = 0;
        for (int i = 0; i < site.inputs().size(); i++) {
            long channels = site.inputs().get(i).whole().size(CHANNELS);
            DeviceArray part = site.inputGradients().get(i);
            if (part != null) {
                addBackward(site.op("slice", List.of(site.dy()), List.of(part), part(rank, from, channels))::run);
            }
            from += channels;
        }
    }

    /** Where a part begins on each axis, and how far it goes. */
    private static long[] part(int rank, long from, long channels) {
        long[] part = new long[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            part[axis] = axis == CHANNELS ? from : 0;
            part[rank + axis] = axis == CHANNELS ? channels : ALL;
        }
        return part;
    }
}
