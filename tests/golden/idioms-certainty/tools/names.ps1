$site = 'https://dev.azure.com/contoso/Shop'
