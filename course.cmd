@echo off
rem The learner's command on Windows: finds a JDK, has Maven prepare what the command needs, starts
rem it. `course --help` says what it does.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "STAMP=%ROOT%\cli\target\netcourse-run.classpath"
set "QUICK=%ROOT%\cli\target\quick\java.args"
set "CLASSES=%ROOT%\cli\target\classes;%ROOT%\checker\target\classes;%ROOT%\common\target\classes"
set "LOG=%ROOT%\target\course.log"
set "JDK="
set "PREPARED="
set "QUICKENED="

rem A folder is given to :try in a variable: on a line with `call`, each % would count twice.
if not defined COURSE_JAVA_HOME goto search
set "FOLDER=%COURSE_JAVA_HOME:"=%"
call :try
if defined JDK goto start
>&2 echo course: COURSE_JAVA_HOME is no JDK %NEEDED% or newer: "%FOLDER%"
exit /b 4

:search
if not defined JAVA_HOME goto path
set "FOLDER=%JAVA_HOME:"=%"
call :try
:path
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do for %%F in ("%%~dpJ..") do set "FOLDER=%%~fF" & call :try
if not defined JDK for %%P in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do for /d %%H in ("%%~P\*") do set "FOLDER=%%~H" & call :try
if defined JDK goto start
>&2 echo course: no JDK %NEEDED% or newer found: install one, for example Temurin %NEEDED% from https://adoptium.net, or set JAVA_HOME to it
exit /b 4

rem Whether something is newer than what was prepared, the command itself says, with status 75, and
rem with 76 if only the quick start is older: a batch file cannot compare the times of two files.
:start
if not exist "%STAMP%" goto prepare
if not exist "%ROOT%\cli\target\classes\netcourse\cli\Course.class" goto prepare
if not exist "%ROOT%\checker\target\classes" goto prepare
if not exist "%ROOT%\common\target\classes" goto prepare
set OPTIONS="@%QUICK%"
if not exist "%QUICK%" call :slow
set FRESH=
if not defined PREPARED if not defined QUICKENED set FRESH="-Dnetcourse.stamp=%STAMP%"
"%JDK%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djdk.console=java.base "-Dnetcourse.root=%ROOT%" %FRESH% %OPTIONS% netcourse.cli.Course %*
set "STATUS=%ERRORLEVEL%"
if "%STATUS%"=="75" if not defined PREPARED goto prepare
if "%STATUS%"=="76" if not defined QUICKENED goto quicken
exit /b %STATUS%

:quicken
set "QUICKENED=yes"
if exist "%QUICK%" del "%QUICK%"
goto start

rem From the classes and libraries as they are, to make what QuickStart makes, and without it where the
rem folder cannot be written. Maven writes UTF-8.
:slow
for /f "tokens=2 delims=:." %%P in ('chcp') do set "PAGE=%%P"
chcp 65001 >nul 2>&1
set "LIBRARIES="
for /f "usebackq delims=" %%C in ("%STAMP%") do set "LIBRARIES=%%C"
chcp %PAGE% >nul 2>&1
set OPTIONS=-classpath "%CLASSES%;%LIBRARIES%"
if defined PREPARED >&2 echo   and what lets course start quickly
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
2>nul ("%JDK%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-Dnetcourse.root=%ROOT%" %OPTIONS% netcourse.cli.QuickStart >>"%LOG%" 2>&1 <nul)
if exist "%QUICK%" set OPTIONS="@%QUICK%"
exit /b 0

rem Maven's own lines show how far it is: one for each module. If it fails, a second run, which has
rem little left to do, keeps all that it says.
:prepare
if defined PREPARED goto unprepared
set "PREPARED=yes"
set "WHY=; the first time takes a minute or more"
if exist "%STAMP%" set "WHY=, since it has changed"
>&2 echo preparing the course%WHY% ...
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
if exist "%STAMP%" del "%STAMP%"
if exist "%QUICK%" del "%QUICK%"
set "JAVA_HOME=%JDK%"
rem The names of the modules, which .mvn\jvm.config leaves out.
set "MAVEN_OPTS=%MAVEN_OPTS% -Dorg.slf4j.simpleLogger.log.org.apache.maven.cli.event.ExecutionEventLogger=info"
pushd "%ROOT%"
set "MAVEN=.\mvnw.cmd"
call %MAVEN% --version >"%LOG%" 2>&1 <nul && goto maven
set "MAVEN=mvn"
call %MAVEN% --version >>"%LOG%" 2>&1 <nul || goto nomaven
:maven
%MAVEN% --batch-mode process-test-classes 2>&1 <nul | findstr /c:"] Building " >&2
if not exist "%STAMP%" call %MAVEN% --batch-mode process-test-classes >>"%LOG%" 2>&1 <nul
popd
goto start

:nomaven
>&2 type "%LOG%"
>&2 echo course: neither mvnw.cmd nor mvn can be started: connect to the network once, or install Maven
exit /b 4

:unprepared
>&2 type "%LOG%"
>&2 echo course: Maven could not prepare the course, see above
exit /b 4

:try
if defined JDK exit /b 0
if not exist "%FOLDER%\bin\javac.exe" exit /b 0
if not exist "%FOLDER%\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%K in ("%FOLDER%\release") do if "%%K"=="JAVA_VERSION" for /f "tokens=1 delims=.-+" %%M in ("%%~L") do if %%M GEQ %NEEDED% set "JDK=%FOLDER%"
exit /b 0
