package org.layerwright.plan;

import java.util.Set;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;

/** The file format of a training plan. Fields that are absent have their defaults. */
public final class PlanJson {
    public static final String FORMAT = "layerwright-plan";
    public static final int VERSION = 1;

    private PlanJson() {}

    public static String write(TrainingPlan plan) {
        return writer(plan).toText();
    }

    public static JsonWriter writer(TrainingPlan plan) {
        return new JsonWriter()
                .header(FORMAT, VERSION)
                .put(
                        "data",
                        new JsonWriter()
                                .put("dataset", plan.data().dataset())
                                .put("limit", plan.data().limit())
                                .put("validationFraction", plan.data().validationFraction())
                                .put("standardize", plan.data().standardize())
                                .putSettings("augmentation", plan.data().augmentation()))
                .put("epochs", plan.epochs())
                .put("batchSize", plan.batchSize())
                .put("optimizer", plan.optimizer())
                .put("schedule", plan.schedule())
                .put("loss", plan.loss())
                .put("regularization", plan.regularization().params())
                .put("earlyStopping", plan.earlyStopping().params())
                .put("seed", plan.seed())
                .put("compute", compute(plan.compute()));
    }

    /** The usual precision is left out: checkpoints of earlier versions know the plan by these very words. */
    private static JsonWriter compute(ComputePlan compute) {
        JsonWriter json = new JsonWriter().put("device", compute.device()).put("threads", compute.threads());
        return compute.precision().equals(ComputePlan.FLOAT32) ? json : json.put("precision", compute.precision());
    }

    /**
     * @throws org.layerwright.json.JsonFormatException where the text is not a plan of a version we know
     */
    public static TrainingPlan read(String text) {
        return read(JsonReader.parse(text));
    }

    public static TrainingPlan read(JsonReader json) {
        json.expect(FORMAT, VERSION)
                .only(Set.of(
                        "format",
                        "version",
                        "data",
                        "epochs",
                        "batchSize",
                        "optimizer",
                        "schedule",
                        "loss",
                        "regularization",
                        "earlyStopping",
                        "seed",
                        "compute"));
        TrainingPlan base = TrainingPlan.DEFAULT;
        return new TrainingPlan(
                json.has("data") ? data(json.object("data")) : base.data(),
                json.integer("epochs", base.epochs()),
                json.integer("batchSize", base.batchSize()),
                json.setting("optimizer", base.optimizer()),
                json.setting("schedule", base.schedule()),
                json.setting("loss", base.loss()),
                new Regularization(json.params("regularization")),
                new EarlyStopping(json.params("earlyStopping")),
                json.has("seed") ? json.longInteger("seed") : base.seed(),
                json.has("compute") ? compute(json.object("compute")) : base.compute());
    }

    private static DataPlan data(JsonReader json) {
        DataPlan base = TrainingPlan.DEFAULT.data();
        json.only(Set.of("dataset", "limit", "validationFraction", "standardize", "augmentation"));
        return new DataPlan(
                json.string("dataset", base.dataset()),
                json.integer("limit", base.limit()),
                json.number("validationFraction", base.validationFraction()),
                json.has("standardize") && json.flag("standardize"),
                json.settings("augmentation"));
    }

    private static ComputePlan compute(JsonReader json) {
        ComputePlan base = TrainingPlan.DEFAULT.compute();
        json.only(Set.of("device", "threads", "precision"));
        return new ComputePlan(
                json.string("device", base.device()),
                json.integer("threads", base.threads()),
                json.string("precision", base.precision()));
    }
}
