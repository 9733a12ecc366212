package org.layerwright.importer.onnx;

/** Adds the layers that stand for a node of one operator. */
@FunctionalInterface
interface Translation {
    /**
     * @return what it gives
     * @throws Refusal where no layer of ours has the node's form
     */
    Lying translate(Site site) throws Refusal;
}
