package org.layerwright.ui.viewmodel.look;

/**
 * The part of a layer's maps that a neuron reads.
 *
 * @param layer whose maps
 * @param top the first row; below 0 in padding
 * @param left the first column; below 0 in padding
 * @param height rows from the first to the last one
 * @param width columns from the first to the last one
 */
public record Patch(String layer, int top, int left, int height, int width) {}
