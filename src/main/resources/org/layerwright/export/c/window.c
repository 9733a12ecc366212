/* A window that slides over an image. Sizes in pixels; images lie row by row, channels last. */
struct window {
    int in_height, in_width, in_channels;
    int out_height, out_width, out_channels;
    int kernel_height, kernel_width;
    int stride_height, stride_width;
    int dilation_height, dilation_width;
    int pad_top, pad_left;
};
