/* Reads samples from one file, runs the network on each and writes the results to another. */
#include "@HEADER@"

#include <stdio.h>
#include <time.h>

static float sample[@MACRO@_INPUTS];
static @TYPE@ input[@MACRO@_INPUTS];
static float output[@MACRO@_OUTPUTS];

int main(int argc, char **argv)
{
    clock_t ticks = 0;
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    FILE *out = argc == 3 ? fopen(argv[2], "wb") : NULL;
    if (in == NULL || out == NULL) {
        return 2;
    }
    while (fread(sample, sizeof sample, 1, in) == 1) {
        for (int i = 0; i < @MACRO@_INPUTS; i++) {
            input[i] = (@TYPE@)sample[i];
        }
        const clock_t begin = clock();
        @PREFIX@_run(input, output);
        ticks += clock() - begin;
        if (fwrite(output, sizeof output, 1, out) != 1) {
            return 3;
        }
    }
    printf("%.6f\n", (double)ticks / CLOCKS_PER_SEC);
    return fclose(in) != 0 || fclose(out) != 0;
}
