package org.cordon.support;

import javafx.application.Platform;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotContext;
import org.testfx.service.finder.NodeFinder;
import org.testfx.service.query.NodeQuery;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lets robots look nodes up on the FX thread. TestFX walks the nodes of a window on the thread of the test, while they may
/// be changing.
public class FxLookups implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> test,
            ReflectiveInvocationContext<Method> called,
            ExtensionContext context)
            throws Throwable {
        proceed(test, called);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test,
            ReflectiveInvocationContext<Method> called,
            ExtensionContext context)
            throws Throwable {
        proceed(test, called);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> before,
            ReflectiveInvocationContext<Method> called,
            ExtensionContext context)
            throws Throwable {
        proceed(before, called);
    }

    private static void proceed(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called)
            throws Throwable {
        for (Object argument : called.getArguments()) {
            if (argument instanceof FxRobot robot) {
                // The robot takes no context from outside.
                Field context = FxRobot.class.getDeclaredField("context");
                context.setAccessible(true);
                context.set(robot, new OnFxThread());
            }
        }
        invocation.proceed();
    }

    private static final class OnFxThread extends FxRobotContext {
        @Override
        public NodeFinder getNodeFinder() {
            return onFxThread(NodeFinder.class, super.getNodeFinder());
        }
    }

    private static <T> T onFxThread(Class<T> type, T lookup) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            Object found = onFxThread(() -> method.invoke(lookup, arguments));
                            return found instanceof NodeQuery query
                                    ? onFxThread(NodeQuery.class, query)
                                    : found;
                        }));
    }

    private static Object onFxThread(Callable<Object> call) throws Throwable {
        if (Platform.isFxApplicationThread()) {
            return unwrapped(call);
        }
        CompletableFuture<Object> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(unwrapped(call));
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(Until.SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError("the FX thread is busy", e);
        }
    }

    private static Object unwrapped(Callable<Object> call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
