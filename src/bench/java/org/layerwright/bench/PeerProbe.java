package org.layerwright.bench;

import ai.djl.engine.Engine;

/** Says which peer is measured: its name and version. */
public final class PeerProbe {
    private PeerProbe() {}

    public static void main(String[] args) {
        Engine engine = Engine.getEngine("PyTorch");
        System.out.println(engine.getEngineName() + " " + engine.getVersion());
    }
}
