package org.layerwright.engine.bench;

import java.util.Random;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.StepResult;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.network.param.ParamValues;
