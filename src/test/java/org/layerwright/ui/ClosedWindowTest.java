package org.layerwright.ui;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.Settings;

/** A window that was closed is forgotten: whatever still held it would hold its data, too. */
@FxTest
class ClosedWindowTest {
    @TempDir
    Path folder;

    @Test
    void nothingHoldsAWindowWhosePagesWereSeen() {
        WeakReference<Object> models = openAndClose();
        Fx.await(() -> {
            System.gc();
            return models.get() == null;
        });
    }

    private WeakReference<Object> openAndClose() {
        TestWindow test = TestWindow.open(folder);
        test.window.pages().forEach(page -> test.go(page.id()));
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        Fx.run(() -> test.settings.chooseTheme(Settings.ThemeChoice.DARK));
        Fx.settle();
        test.close();
        return new WeakReference<>(test.model);
    }
}
