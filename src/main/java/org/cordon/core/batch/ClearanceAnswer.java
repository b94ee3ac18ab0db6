package org.cordon.core.batch;

/// What was found of one point of a line clearance checklist.
///
/// @param point code of the point
/// @param remark in words; empty if none
public record ClearanceAnswer(String point, Found found, String remark) {
    /// What was found.
    public enum Found {
        /// The point is as it must be.
        CLEAR,
        /// The line has nothing that the point is about.
        NOT_APPLICABLE
    }
}
