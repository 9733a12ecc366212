package org.layerwright.archfixture.run;

public final class Prints {
    public void print() {
        System.out.println("debugging");
    }
}
