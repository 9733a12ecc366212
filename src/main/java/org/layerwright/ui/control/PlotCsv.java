package org.layerwright.ui.control;

import java.util.List;
import org.layerwright.file.CsvText;
import org.layerwright.ui.viewmodel.SeriesModel;

/** A plot's points as comma-separated values: a line for every step, a column for every named curve. */
public final class PlotCsv {
    private PlotCsv() {}

    /** Numbers are written so that reading them gives the same ones; where a curve has no point, its place is empty. */
    public static String of(PlotContent content) {
        List<PlotCurve> curves = content.curves().stream()
                .filter(curve -> !curve.name().isEmpty())
                .toList();
        StringBuilder csv = new StringBuilder("step");
        curves.forEach(curve -> csv.append(',').append(CsvText.quoted(curve.name())));
        csv.append('\n');
        int[] at = new int[curves.size()];
        for (double x = next(curves, at); !Double.isNaN(x); x = next(curves, at)) {
            csv.append(number(x));
            for (int i = 0; i < at.length; i++) {
                SeriesModel series = curves.get(i).series();
                csv.append(',');
                if (at[i] < series.size() && series.x(at[i]) == x) {
                    csv.append(series.y(at[i]++));
                }
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /** The least x that is not written yet; NaN at the end. */
    private static double next(List<PlotCurve> curves, int[] at) {
        double least = Double.NaN;
        for (int i = 0; i < at.length; i++) {
            SeriesModel series = curves.get(i).series();
            if (at[i] < series.size() && !(series.x(at[i]) >= least)) {
                least = series.x(at[i]);
            }
        }
        return least;
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
