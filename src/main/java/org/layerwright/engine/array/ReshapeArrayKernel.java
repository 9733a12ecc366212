package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Shape;

/**
 * The same values in another shape. What a shape means is the order of the heap, height, width, channel, as the weights
 * behind it have it; so an image's channels go to the end before, and an image's to the front after.
 */
final class ReshapeArrayKernel extends SequenceKernel {
    ReshapeArrayKernel(ArraySite site) {
        boolean images = site.x().shape().isImage() && site.y().shape().isImage();
        DeviceArray between = images ? room(site, Shape.of(site.x().shape().size()), site.type()) : null;
        moves(site, site.x(), site.y(), between).forEach(move -> addForward(move::run));
        if (site.dx() != null) {
            moves(site, site.dy(), site.dx(), between).forEach(move -> addBackward(move::run));
        }
    }

    /** @param between only between two images */
    private static List<ArrayOp> moves(ArraySite site, DeviceArray from, DeviceArray to, DeviceArray between) {
        boolean turnsFrom = from.shape().isImage();
        boolean turnsTo = to.shape().isImage();
        List<ArrayOp> moves = new ArrayList<>();
        if (!turnsFrom && !turnsTo) {
            moves.add(site.op("assign", List.of(to, from), List.of(to)));
        }
        DeviceArray vector = from;
        if (turnsFrom) {
            vector = turnsTo ? between : to;
            moves.add(site.channelsToEnd(from, vector.asChannelsLast(from.shape())));
        }
        if (turnsTo) {
            moves.add(site.channelsToFront(vector.asChannelsLast(to.shape()), to));
        }
        return moves;
    }
}
