package org.layerwright.ui.view;

import javafx.beans.value.ObservableValue;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.SettingsViewModel;
import org.layerwright.ui.viewmodel.TemplatesViewModel;

/**
 * What a window shows and acts on.
 *
 * @param plan decides the training memory that the totals tell
 * @param processors cores of this machine, for the same
 */
public record WindowModel(
        DocumentViewModel document,
        SettingsViewModel settings,
        TemplatesViewModel templates,
        FileCommands files,
        TrainingSlot training,
        ObservableValue<TrainingPlan> plan,
        int processors) {}
