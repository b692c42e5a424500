process.stdout.write("deconflict\n");
