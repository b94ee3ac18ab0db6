@echo off
rem Starts Cordon from the folder that this script lies in; modules\ beside it holds the program.
rem
rem Needs a Java 25 or later. It is looked for in JAVA_HOME, on the PATH, in the registry and where
rem installers usually put it. Exit codes are the program's; 69: there is no Java 25, or the program is
rem not built.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "java="

rem --- a Java 25 or later ---------------------------------------------------------------------------
if defined JAVA_HOME call :take "%JAVA_HOME%"
if not defined java for /f "delims=" %%j in ('where java 2^>nul') do if not defined java call :take "%%~dpj.."
for %%k in ("HKLM\SOFTWARE\JavaSoft\JDK" "HKLM\SOFTWARE\JavaSoft\JRE" "HKLM\SOFTWARE\Eclipse Adoptium" "HKCU\SOFTWARE\JavaSoft\JDK") do (
    if not defined java for /f "tokens=2,*" %%v in ('reg query %%k /s 2^>nul ^| findstr /i /r /c:"  JavaHome  " /c:"  Path  "') do if not defined java call :take "%%w"
)
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
    if not defined java for /d %%h in ("%%~p\*") do if not defined java call :take "%%h"
)
if not defined java (
    echo cordon: Cordon needs Java 25 or later and none was found: install a JDK 25, or set JAVA_HOME to the folder of one. 1>&2
    exit /b 69
)
if not exist "%here%modules\cordon.jar" (
    echo cordon: %here%modules\cordon.jar is missing: build the program with mvn -q package -DskipTests. 1>&2
    exit /b 69
)

rem --- the program, and once more if its memory ran out -----------------------------------------------
rem Where the build left what a start would load and link, it is used; one that does not fit is passed over.
set "cache="
if exist "%here%cordon.aot" set cache="-XX:AOTCache=%here%cordon.aot" -Xlog:aot=off,cds=off
call :run %*
if "%code%"=="70" (
    echo cordon: memory ran out; Cordon is started once more. 1>&2
    call :run %*
)
exit /b %code%

:run
"%java%" ${run.options} %cache% -p "%here%modules" -m org.cordon/org.cordon.boot.Main %*
set "code=%ERRORLEVEL%"
exit /b 0

rem Takes the Java in a folder if it is new enough; its release file says so.
:take
set "home=%~f1"
if not exist "%home%\bin\java.exe" exit /b 0
if not exist "%home%\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b /c:"JAVA_VERSION=" "%home%\release"') do set "version=%%~v"
for /f "tokens=1 delims=.-+_" %%m in ("%version%") do set "major=%%m"
if %major%0 geq 250 set "java=%home%\bin\java.exe"
exit /b 0
