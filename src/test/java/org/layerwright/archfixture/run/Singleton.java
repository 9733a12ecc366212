package org.layerwright.archfixture.run;

public final class Singleton {
    public static Singleton getInstance() {
        return new Singleton();
    }
}
