package org.cordon.adapter.epcis;

/// Takes what an EPCIS document holds, in the order in which it stands there.
interface DocumentHandler {
    /// A product of the master data that has a name.
    ///
    /// @param productClass as the document names it
    void named(String productClass, String name);

    /// An event, whatever it says: those of an unknown type, and those that declare another wrong,
    /// too.
    void event(Event event);

    /// Whether it asks for what events state besides the state of units: quantities and what other vocabularies say.
    default boolean all() {
        return false;
    }
}
