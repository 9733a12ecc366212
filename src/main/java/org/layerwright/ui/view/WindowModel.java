package org.layerwright.ui.view;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.AppFolders;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.viewmodel.AboutViewModel;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.PreferencesViewModel;
import org.layerwright.ui.viewmodel.SettingsViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TemplatesViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.runs.QueueViewModel;
import org.layerwright.ui.viewmodel.train.FindingsViewModel;
import org.layerwright.worker.client.ExportService;
import org.layerwright.worker.client.InspectionService;

/**
 * What a window and its pages show and act on.
 *
 * @param form the plan as it is edited; decides the training memory that the totals tell
 * @param findings what the training doctor says of the run
 * @param queue runs that are trained one after the other
 * @param subject which network the pages look into
 * @param page the id of the page that is shown; set it to go there
 * @param sample set it to an index in the test part of the subject's data, and the page inside the network shows that
 *     sample; -1 again once it does
 * @param runPanelShown whether the canvas has the run below it
 * @param openFolder shows a folder in the desktop's file manager
 * @param background where slow work runs
 * @param window the window's thread
 * @param processors cores of this machine
 * @param slices makes the parts that the window can be used without
 */
public record WindowModel(
        AppFolders folders,
        DocumentViewModel document,
        SettingsViewModel settings,
        PreferencesViewModel preferences,
        AboutViewModel about,
        TemplatesViewModel templates,
        FileCommands files,
        Dialogs dialogs,
        PlanFormViewModel form,
        TrainingViewModel training,
        QueueViewModel queue,
        FindingsViewModel findings,
        SubjectViewModel subject,
        OpenData data,
        InspectionService inspection,
        ExportService exports,
        StringProperty page,
        IntegerProperty sample,
        BooleanProperty runPanelShown,
        Consumer<Path> openFolder,
        Executor background,
        Later window,
        int processors,
        Slices slices) {
    public ObservableValue<TrainingPlan> plan() {
        return form.planProperty();
    }

    /** Runs a task on the window's thread as soon as possible. */
    public Executor windowThread() {
        return task -> window.run(Duration.ZERO, task);
    }
}
