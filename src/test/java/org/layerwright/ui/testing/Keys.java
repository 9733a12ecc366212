package org.layerwright.ui.testing;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;

/** Keys of the keyboard. */
public final class Keys {
    private Keys() {}

    /** Presses keys in order, lets them go in reverse, and returns when the window has followed. */
    public static void press(KeyCode... keys) {
        Fx.run(() -> {
            Robot robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
        Fx.settle();
    }

    /** Sends a key to a node, whoever has the focus; on the application thread. */
    public static void fire(Node node, KeyCode key) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
