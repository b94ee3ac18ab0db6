package org.cordon.ui.shell;

/// Controller of a view whose FXML names a control that there is not.
public final class BrokenController {}
