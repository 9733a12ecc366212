package org.layerwright.engine.bench;

import org.layerwright.engine.Device;
import org.layerwright.engine.MemoryPlan;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.inspection.Subject;
import org.layerwright.engine.training.MemoryForesight;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.Regularization;

/**
 * A trained network as the engine predicts and evaluates with it: normalisations folded, no more shards than samples.
 * What it gives is what the network's last layer gives.
 */
public final class ModelInference implements AutoCloseable {
    private final NetworkTrainer trainer;
    private final int batch;

    /**
     * @param parameters in the order of the graph's weights
     * @param batch samples an answer
     * @throws org.layerwright.text.ExplainedException where memory will not do
     */
    public ModelInference(OpGraph graph, float[] parameters, Device device, int batch, int threads) {
        this.batch = batch;
        int shards = Math.min(batch, threads);
        MemoryForesight.check(MemoryPlan.of(graph, batch, shards, 0), batch);
        BatchNormFolding.Folded folded = BatchNormFolding.fold(graph, parameters);
        // The loss that the last operator is part of: predictions are then what that operator gives.
        TrainerOptions options =
                new TrainerOptions(device, Subject.likelyLoss(graph), batch, shards, Regularization.NONE, 0);
        trainer = new NetworkTrainer(folded.graph(), options);
        trainer.setParameters(folded.parameters());
    }

    /** Answers a whole batch. */
    public void answer(float[] samples, float[] outputs) {
        trainer.infer(samples, batch, outputs);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
