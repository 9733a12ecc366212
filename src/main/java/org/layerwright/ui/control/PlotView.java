package org.layerwright.ui.control;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.viewmodel.SeriesModel;

/**
 * A content laid out for one size: its axes and how values and places are worded. Knows nothing of pixels, so it is
 * tested as arithmetic.
 */
final class PlotView {
    private static final int FIRST_STEPS = 50;
    /** From the second epoch on, this share at the beginning does not decide the range; the curve enters from beyond. */
    private static final double START_SHARE = 0.05;

    private final PlotContent content;
    private final Texts texts;
    private final PlotAxis x;
    private final PlotAxis y;
    private final boolean inEpochs;

    PlotView(PlotContent content, Texts texts, boolean logarithmic, int mostTicksX, int mostTicksY) {
        this(content, texts, logarithmic, null, mostTicksX, mostTicksY);
    }

    /** @param zoom the part of the x axis that is shown, or null for all */
    PlotView(PlotContent content, Texts texts, boolean logarithmic, PlotRange zoom, int mostTicksX, int mostTicksY) {
        this.content = content;
        this.texts = texts;
        double last = lastX(content);
        int steps = content.stepsPerEpoch();
        if (zoom == null) {
            inEpochs = steps > 0 && last >= steps;
            x = horizontal(steps, last, mostTicksX);
            // The first updates fall or rise so far that nothing after them could be told apart.
            double from = inEpochs ? START_SHARE * last : 0;
            y = vertical(content, logarithmic, mostTicksY, from, Double.POSITIVE_INFINITY);
        } else {
            double width = zoom.to() - zoom.from();
            inEpochs = steps > 0 && width >= 3.0 * steps;
            double step = PlotAxis.niceStep((inEpochs ? width / steps : width) / mostTicksX);
            x = PlotAxis.linear(zoom.from(), zoom.to(), Math.max(1, step) * (inEpochs ? steps : 1));
            y = vertical(content, logarithmic, mostTicksY, zoom.from(), zoom.to());
        }
    }

    PlotContent content() {
        return content;
    }

    PlotAxis x() {
        return x;
    }

    PlotAxis y() {
        return y;
    }

    /** The label of the last tick, which also names what is counted. */
    String xLastLabel(double step) {
        return texts.get(inEpochs ? "plot.epoch" : "plot.step", xLabel(step));
    }

    String xLabel(double step) {
        return whole(inEpochs ? Math.round(step / content.stepsPerEpoch()) : Math.round(step));
    }

    String yLabel(double value) {
        double step = y.ticks().size() > 1 ? y.ticks().get(1) - y.ticks().get(0) : 1;
        if (content.format() == ValueFormat.PERCENT) {
            return percent(value, step < 0.0099 ? 1 : 0);
        }
        if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)) {
            return String.format(texts.locale(), "%.0e", value);
        }
        double finest = y.logarithmic() ? value : step;
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(finest) - 1e-9));
        return number(value, y.logarithmic() ? exact(value, digits) : digits);
    }

    /** As many digits as a tick of a logarithmic axis needs, such as 0.015 between 0.01 and 0.02, but not endless ones. */
    private static int exact(double value, int least) {
        int digits = least;
        while (digits < least + 2) {
            double shifted = value * Math.pow(10, digits);
            if (Math.abs(shifted - Math.rint(shifted)) < 1e-6 * Math.abs(shifted)) {
                break;
            }
            digits++;
        }
        return digits;
    }

    /** The values of every curve at the step nearest to a position; empty while there are no points. */
    Optional<PlotHover> hover(double position) {
        double wanted = x.valueAt(Math.max(0, Math.min(1, position)));
        double step = Double.NaN;
        for (PlotCurve curve : content.curves()) {
            int nearest = curve.series().nearest(wanted);
            if (nearest >= 0
                    && !(Math.abs(step - wanted) <= Math.abs(curve.series().x(nearest) - wanted))) {
                step = curve.series().x(nearest);
            }
        }
        if (Double.isNaN(step)) {
            return Optional.empty();
        }
        List<PlotHover.Row> rows = new ArrayList<>();
        for (PlotCurve curve : content.curves()) {
            if (!curve.name().isEmpty() && !curve.series().isEmpty()) {
                rows.add(row(curve, step));
            }
        }
        return Optional.of(new PlotHover(step, title(step), rows));
    }

    private PlotHover.Row row(PlotCurve curve, double step) {
        SeriesModel series = curve.series();
        int at = series.nearest(step);
        boolean elsewhere = series.x(at) != step && content.stepsPerEpoch() > 0;
        String name = elsewhere ? texts.get("plot.ofEpoch", curve.name(), epochOf(series.x(at))) : curve.name();
        return new PlotHover.Row(curve, name, series.x(at), series.y(at), value(series.y(at)));
    }

    private String title(double step) {
        return content.stepsPerEpoch() > 0
                ? texts.get("plot.at", (long) step, epochOf(step))
                : texts.get("plot.step", whole((long) step));
    }

    /** Counted from 1; the step that ends an epoch belongs to it. */
    private int epochOf(double step) {
        return (int) Math.max(1, Math.ceil(step / content.stepsPerEpoch()));
    }

    String value(double value) {
        if (content.format() == ValueFormat.PERCENT) {
            return percent(value, 2);
        }
        boolean tiny = value != 0 && Math.abs(value) < 1e-3;
        return tiny ? String.format(texts.locale(), "%.2e", value) : number(value, 4);
    }

    private String whole(long value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    private String percent(double value, int digits) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** Ends at a round place ahead of the last point, so that the picture does not shift with each one. */
    private static PlotAxis horizontal(int stepsPerEpoch, double last, int mostTicks) {
        if (stepsPerEpoch > 0 && last >= stepsPerEpoch) {
            double epochs = Math.ceil(last / stepsPerEpoch);
            double every = Math.max(1, PlotAxis.niceStep(epochs / mostTicks));
            return PlotAxis.linear(0, epochs * stepsPerEpoch, every * stepsPerEpoch);
        }
        double end = FIRST_STEPS;
        while (end < last) {
            end *= 2;
        }
        if (stepsPerEpoch > 0) {
            end = Math.min(end, stepsPerEpoch);
        }
        return PlotAxis.linear(0, end, Math.max(1, PlotAxis.niceStep(end / mostTicks)));
    }

    private static PlotAxis vertical(PlotContent content, boolean logarithmic, int mostTicks, double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (PlotCurve curve : content.curves()) {
            if (curve.style().decidesRange()) {
                SeriesModel series = curve.series();
                int first = series.firstAtOrAfter(from);
                int end = series.firstAtOrAfter(Math.nextUp(to), first);
                least = Math.min(least, series.min(first, end));
                greatest = Math.max(greatest, series.max(first, end));
            }
        }
        boolean share = content.format() == ValueFormat.PERCENT;
        if (least > greatest) {
            return PlotAxis.linear(0, 1, share ? 0.25 : 0.2);
        }
        if (logarithmic && greatest > 0) {
            return PlotAxis.logarithmic(Math.max(least, greatest * 1e-6), greatest, mostTicks);
        }
        PlotAxis axis = PlotAxis.covering(least, greatest, mostTicks);
        if (share && (axis.max() > 1 || axis.min() < 0)) {
            double step =
                    axis.ticks().size() > 1 ? axis.ticks().get(1) - axis.ticks().get(0) : 0.1;
            return PlotAxis.linear(Math.max(0, axis.min()), Math.min(1, axis.max()), step);
        }
        return axis;
    }

    private static double lastX(PlotContent content) {
        double last = 0;
        for (PlotCurve curve : content.curves()) {
            if (!curve.series().isEmpty()) {
                last = Math.max(last, curve.series().lastX());
            }
        }
        return last;
    }
}
