@echo off
rem Starts Layerwright: the window without arguments, the command line with some. Builds what is missing first.
setlocal
set "LW_HOME=%~dp0"
set "LW_HOME=%LW_HOME:~0,-1%"
set "LW_JAR=%LW_HOME%\target\layerwright.jar"

if defined JAVA_HOME (
    set "LW_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    set "LW_JAVA="
    for /f "delims=" %%j in ('where java 2^>nul') do if not defined LW_JAVA set "LW_JAVA=%%j"
)
if not defined LW_JAVA (
    echo Layerwright needs a JDK 17 or newer, and no java was found: install one, or point JAVA_HOME at it. 1>&2
    exit /b 2
)
if not exist "%LW_JAVA%" (
    echo JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it: point it at a JDK 17 or newer, or unset it. 1>&2
    exit /b 2
)

rem The first line of "java -version" is: openjdk version "17.0.15" 2025-04-15
set "LW_VERSION="
for /f "tokens=3" %%v in ('^""%LW_JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do if not defined LW_VERSION set "LW_VERSION=%%~v"
set "LW_MAJOR="
for /f "delims=.-+ tokens=1" %%m in ("%LW_VERSION%") do set "LW_MAJOR=%%m"
if not defined LW_MAJOR (
    echo "%LW_JAVA%" does not say its version: point JAVA_HOME at a JDK 17 or newer. 1>&2
    exit /b 2
)
rem Java 8 calls itself 1.8.
if %LW_MAJOR% LSS 17 (
    echo Layerwright needs a JDK 17 or newer, but "%LW_JAVA%" is version %LW_VERSION%: install a newer one, or point JAVA_HOME at it. 1>&2
    exit /b 2
)

call :needs_build
if errorlevel 1 goto start
echo Building Layerwright (a minute or two at the first start)... 1>&2
if not exist "%LW_HOME%\target" mkdir "%LW_HOME%\target"
pushd "%LW_HOME%"
call mvnw.cmd -B -ntp -Dmaven.test.skip=true package >"%LW_HOME%\target\build.log" 2>&1 <nul
set "LW_BUILT=%errorlevel%"
popd
if not "%LW_BUILT%"=="0" (
    findstr /b /c:"[ERROR]" "%LW_HOME%\target\build.log" 1>&2
    echo Layerwright could not be built; all that was said is in "%LW_HOME%\target\build.log". 1>&2
    exit /b 1
)
rem The jar is left as it was when nothing in it changed; give it the time of this build.
copy /b "%LW_JAR%"+,, "%LW_JAR%" >nul

:start
rem From 22 on, Java warns about native code unless it is allowed to.
set "LW_NATIVE="
if %LW_MAJOR% GEQ 22 set "LW_NATIVE=--enable-native-access=ALL-UNNAMED"
"%LW_JAVA%" %LW_NATIVE% -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djdk.reflect.useNativeAccessorOnly=true "-Dlayerwright.home=%LW_HOME%" -cp "%LW_JAR%" org.layerwright.app.Launcher %*
exit /b %errorlevel%

rem Answers 0 when there is no jar, or when pom.xml or a file below src\main is newer than it, and 1 otherwise.
:needs_build
if not exist "%LW_JAR%" exit /b 0
powershell -NoProfile -ExecutionPolicy Bypass -Command "$jar = (Get-Item -LiteralPath $env:LW_JAR).LastWriteTimeUtc; $files = @(Get-Item -LiteralPath (Join-Path $env:LW_HOME 'pom.xml')) + @(Get-ChildItem -LiteralPath (Join-Path $env:LW_HOME 'src\main') -Recurse); if ($files | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1) { exit 0 } else { exit 1 }"
exit /b %errorlevel%
