package org.layerwright.archfixture.run;

import java.io.Serializable;

public abstract class SavesItself implements Serializable {}
