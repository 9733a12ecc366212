package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Single-precision products of row-major matrices, straight from OpenBLAS. */
public final class Blas {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    /** Up to this many multiply-adds OpenBLAS takes its path without packing, which is the fastest here. */
    private static final int SMALL_PRODUCT = 1_000_000;

    private static final int FEWEST_ROWS = 12;
    private static final int ROWS_OF_LARGE_PRODUCT = 128;

    private Blas() {}

    /**
     * How many output lines make a block whose product is small enough for the fastest path; more where even a few rows
     * would not be.
     *
     * @param width rows of the product per line
     * @param weights multiply-adds per row
     * @param lines how many lines there are at most
     */
    static int blockLines(int width, int weights, int lines) {
        int rows = SMALL_PRODUCT / weights;
        return Math.max(1, Math.min(lines, (rows < FEWEST_ROWS ? ROWS_OF_LARGE_PRODUCT : rows) / width));
    }

    /** {@code C[m,n] ← A[m,k] · B[k,n] + beta · C}. */
    public static void multiply(int m, int n, int k, FloatPointer a, FloatPointer b, float beta, FloatPointer c) {
        openblas_nolapack.cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, m, n, k, 1, a, k, b, n, beta, c, n);
    }

    /** {@code C[m,n] ← A[k,m]ᵀ · B[k,n] + beta · C}. */
    static void multiplyFirstTransposed(
            int m, int n, int k, FloatPointer a, FloatPointer b, float beta, FloatPointer c) {
        openblas_nolapack.cblas_sgemm(ROW_MAJOR, TRANSPOSED, PLAIN, m, n, k, 1, a, m, b, n, beta, c, n);
    }

    /** {@code C[m,n] ← A[m,k] · B[n,k]ᵀ + beta · C}. */
    static void multiplySecondTransposed(
            int m, int n, int k, FloatPointer a, FloatPointer b, float beta, FloatPointer c) {
        openblas_nolapack.cblas_sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, m, n, k, 1, a, k, b, k, beta, c, n);
    }

    /** {@code y[n] ← y + x}. */
    static void add(int n, FloatPointer x, FloatPointer y) {
        openblas_nolapack.cblas_saxpy(n, 1, x, 1, y, 1);
    }

    /** {@code y[n] ← y + Σ over the rows of A[m,n]}, with {@code m} ones at hand. */
    static void addRowSums(int m, int n, FloatPointer a, FloatPointer ones, FloatPointer y) {
        openblas_nolapack.cblas_sgemv(ROW_MAJOR, TRANSPOSED, m, n, 1, a, n, ones, 1, 1, y, 1);
    }
}
