package org.layerwright.analysis;

import java.util.List;

/** A card that failed in the middle of the run: its memory was not enough, or it is gone. The processor always works. */
final class DeviceFailureRule implements DoctorRule {
    private static final String MEMORY = "error.device.memory";
    private static final String LOST = "error.device.lost";

    @Override
    public List<Finding> examine(RunHistory run) {
        String code = run.failure() == null ? "" : run.failure().code();
        String device = run.plan().compute().device();
        Remedy processor = Remedy.plan("train-on-cpu", new PlanEdit.TrainOnCpu(), device);
        if (code.equals(LOST)) {
            return List.of(Finding.of("device-lost", Severity.FATAL, "", run, processor, device));
        }
        if (!code.equals(MEMORY)) {
            return List.of();
        }
        int batch = run.plan().batchSize();
        Finding elsewhere = Finding.of("device-full", Severity.FATAL, "", run, processor, device);
        if (batch == 1) {
            return List.of(elsewhere);
        }
        Remedy smaller = Remedy.plan("smaller-batch", new PlanEdit.SetBatchSize(batch / 2), batch, batch / 2);
        return List.of(Finding.of("device-memory", Severity.FATAL, "", run, smaller, device, batch), elsewhere);
    }
}
