@{ RootModule = 'Shop.psm1'; ModuleVersion = '1.0.0'; FunctionsToExport = '*' }
