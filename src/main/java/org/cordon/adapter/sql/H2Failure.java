package org.cordon.adapter.sql;

import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.sql.SQLException;

/// What a failure of H2 says of the file that it came from: that the file is damaged, that it may be, or that
/// something else is to blame.
public final class H2Failure {
    private H2Failure() {}

    /// Whether a failure shows that the file itself is damaged.
    public static boolean provesDamage(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
                return true;
            }
            if (t instanceof MVStoreException e) {
                boolean proof =
                        switch (e.getErrorCode()) {
                            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                                    true;
                            // Any other failure to read may be the disk's.
                            case DataUtils.ERROR_READING_FAILED ->
                                    e.getCause() instanceof EOFException;
                            default -> false;
                        };
                if (proof) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a failure may come from a damaged file, so that all of it should be read at the next opening.
    public static boolean suspectsDamage(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof MVStoreException e && isAboutContent(e)) {
                return true;
            }
        }
        return provesDamage(failure) || breaksDown(failure);
    }

    /// Whether the failure comes from the disk, another program or this one, not from the content of the file.
    static boolean isOfTheWorld(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            boolean disk = t instanceof IOException && !(t instanceof EOFException);
            boolean program = t instanceof Error && !isOfContent(t);
            boolean inUse =
                    t instanceof SQLException e
                            && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
            boolean store =
                    t instanceof MVStoreException e
                            && switch (e.getErrorCode()) {
                                case DataUtils.ERROR_READING_FAILED ->
                                        !(e.getCause() instanceof EOFException);
                                case DataUtils.ERROR_WRITING_FAILED,
                                        DataUtils.ERROR_FILE_LOCKED,
                                        DataUtils.ERROR_CLOSED ->
                                        true;
                                default -> false;
                            };
            if (disk || program || inUse || store) {
                return true;
            }
        }
        return false;
    }

    /// Whether a page that leads back to itself, or to nothing, makes H2 fail so; the second only where
    /// assertions are on.
    private static boolean isOfContent(Throwable failure) {
        return failure instanceof StackOverflowError || failure instanceof AssertionError;
    }

    /// H2 may fail to close a file, over damage or a failing disk, and keeps its lock: it cannot be opened
    /// again in this run.
    static boolean isHeldByThisProgram(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OverlappingFileLockException) {
                return true;
            }
        }
        return false;
    }

    /// Whether H2 itself broke down over what it read, as over pages that a power cut left half written. Proof
    /// only if it does not break down over a new file.
    private static boolean breaksDown(Throwable failure) {
        boolean general = false;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            general |= t instanceof SQLException e && e.getErrorCode() == ErrorCode.GENERAL_ERROR_1;
            boolean ofH2 = t instanceof MVStoreException || t instanceof DbException;
            boolean broken = t instanceof RuntimeException || isOfContent(t);
            if (general && broken && !ofH2) {
                return true;
            }
        }
        return false;
    }

    /// Proof only if the file was just opened, and nothing but reading it went before.
    static boolean isAboutContent(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_INTERNAL,
                    DataUtils.ERROR_SERIALIZATION,
                    DataUtils.ERROR_UNKNOWN_DATA_TYPE ->
                    true;
            default -> false;
        };
    }
}
