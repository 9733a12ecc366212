package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Single-precision products of row-major matrices, straight from OpenBLAS. */
final class Blas {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private Blas() {}

    /** {@code C[m,n] ← A[m,k] · B[k,n] + beta · C}. */
    static void multiply(int m, int n, int k, FloatPointer a, FloatPointer b, float beta, FloatPointer c) {
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

    /** {@code y[n] ← y + Σ over the rows of A[m,n]}, with {@code m} ones at hand. */
    static void addRowSums(int m, int n, FloatPointer a, FloatPointer ones, FloatPointer y) {
        openblas_nolapack.cblas_sgemv(ROW_MAJOR, TRANSPOSED, m, n, 1, a, n, ones, 1, 1, y, 1);
    }
}
