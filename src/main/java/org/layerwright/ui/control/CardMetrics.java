package org.layerwright.ui.control;

/** Where each card of a stack lies, from its height: known without a card being there. Pixels before any zoom. */
final class CardMetrics {
    private final double[] tops;
    private final double[] heights;
    private final double gap;

    /**
     * @param top above the first card
     * @param gap between two cards
     */
    CardMetrics(double[] heights, double top, double gap) {
        this.heights = heights.clone();
        this.tops = new double[heights.length];
        this.gap = gap;
        double y = top;
        for (int i = 0; i < heights.length; i++) {
            tops[i] = y;
            y += heights[i] + gap;
        }
    }

    int size() {
        return tops.length;
    }

    double top(int card) {
        return tops[card];
    }

    double height(int card) {
        return heights[card];
    }

    double bottom(int card) {
        return tops[card] + heights[card];
    }

    /** Below the last card. */
    double end() {
        return size() == 0 ? 0 : bottom(size() - 1);
    }

    /** The first card whose lower edge lies below a height; the number of cards where there is none. */
    int firstBelow(double y) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bottom(middle) > y) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Before which card something dropped at a height goes. */
    int gapAt(double y) {
        int card = firstBelow(y);
        return card < size() && y > top(card) + heights[card] / 2 ? card + 1 : card;
    }

    /** The middle of the gap before a card. */
    double gapMiddle(int card) {
        if (size() == 0) {
            return gap;
        }
        return card < size() ? tops[card] - gap / 2 : end() + gap / 2;
    }
}
